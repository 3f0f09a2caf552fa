SELECT count(*)::INTEGER AS films FROM filtered_titles

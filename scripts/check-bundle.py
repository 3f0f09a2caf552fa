"""Checks the jobs of a bundle with Databricks' own package, which refuses settings that it does not know.

    python3 check-bundle.py databricks.yml
"""

import sys

from databricks.bundles.jobs import Job
from ruamel.yaml import YAML

with open(sys.argv[1], encoding="utf-8") as file:
    bundle = YAML(typ="safe").load(file)
for job in bundle["resources"]["jobs"].values():
    Job.from_dict(job)

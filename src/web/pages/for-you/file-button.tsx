interface FileButtonProps {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that chooses files to import. */
export function FileButton({ label, onFiles }: FileButtonProps) {
  return (
    <label className="pill cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
      {label}
      <input
        type="file"
        multiple
        accept=".zip,.csv,.tsv,.json,.txt"
        className="sr-only"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          if (files.length > 0) onFiles(files);
          // so that the same file can be chosen again
          target.value = '';
        }}
      />
    </label>
  );
}

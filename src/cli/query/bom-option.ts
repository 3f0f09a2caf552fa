import { Option } from 'commander';

/** The option of every command that writes CSV. */
export function bomOption(): Option {
  return new Option('--bom', 'with --format csv: write it for spreadsheets, with extra columns');
}

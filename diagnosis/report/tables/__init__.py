"""Tables in files: CSV, XLSX and Parquet, read in parts by one reader."""

"""What is run at development time, beside the programs that ship."""

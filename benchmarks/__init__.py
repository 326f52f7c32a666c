"""Benchmarks: each prints ratios against its peer, measured side by side in one run."""

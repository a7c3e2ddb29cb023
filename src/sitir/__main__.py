"""Lets ``python -m sitir`` do what the command does."""

from sitir.cli import main

if __name__ == "__main__":
    main()

"""The work of each command. These modules need Django and are loaded by ``sakip.cli.muat``."""

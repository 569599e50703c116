"""What is kept on disk: settings, secrets, journal, snapshots."""

"""Pages that read across rooms: the public figures, the list of what I must do now, the dashboards."""

"""Budget, absorption and IKPA in sentences."""

"""What an office's list says: records become values of the domain, faults become problems."""

package org.gridmediation.imports;

/** An empty table of a kind, to be filled in; written in the form that is asked for. */
public record ImportTemplate(ImportKind kind) {}

package org.gridmediation.document;

/** What papers say a case is about. */
public record Wording(String title, String description, String place, String type) {}

package org.gridmediation.columns;

/** One thing that is wrong with a row. @param column null when it is the row as a whole */
public record Mistake(Column column, String value, String code) {}

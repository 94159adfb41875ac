package org.gridmediation.imports;

/** One thing that is wrong with a row. @param column null when it is the row as a whole */
record Mistake(Column column, String value, String code) {}

package org.gridmediation.sheet;

import java.io.IOException;
import java.util.List;

/**
 * Writes a table that {@link Sheets} reads back to the same texts, row by row. Every cell is text; null and "" are an empty cell. Opened by
 * {@link SheetForm#open}.
 */
public interface SheetWriter extends AutoCloseable {
    /** As many cells as the header has. */
    void row(List<String> cells) throws IOException;

    /** A line for people, which a reader takes for a blank row. */
    void note(String text) throws IOException;

    /** The file is whole only now. */
    @Override
    void close() throws IOException;
}

package org.gridmediation.sheet;

import java.util.Iterator;
import java.util.List;

/**
 * A table in a file, read once from above, a row at a time; memory does not grow with it. Blank rows are among the rows, so that the numbers
 * go up by one each. Any method may throw a {@link SheetProblem}, at the first row or at the last: until hasNext() says no, nothing is sure.
 */
public interface Sheet extends Iterator<SheetRow>, AutoCloseable {
    SheetFormat format();

    /** Stripped of white space around them, none twice; "" is a column without a name, in which nothing may stand. Of NDJSON the keys of all lines. */
    List<String> header();

    /** As the person sees it: 1 unless blank rows stand above; 0 of NDJSON. */
    int headerRow();

    /** The visible and hidden worksheets that were not read, of an XLSX. */
    List<String> ignored();

    /** How much of the file has been read, from 0 to 1; for telling when it will be done. */
    double progress();

    @Override
    void close();
}

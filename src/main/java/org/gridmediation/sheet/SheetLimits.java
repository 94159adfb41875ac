package org.gridmediation.sheet;

import java.nio.file.Path;

/**
 * How much a file may be; grid-mediation.imports.* sets them.
 *
 * @param rows blank ones too
 * @param cell the length of one cell's text
 * @param unpacked bytes, of the whole file out of its gzip or zip
 * @param ratio how many times as large it may become by being unpacked
 * @param texts bytes of an XLSX's table of texts, which is kept in a temporary file while it is read
 * @param folder for temporary files
 */
public record SheetLimits(long rows, int columns, int cell, long unpacked, int ratio, long texts, Path folder) {}

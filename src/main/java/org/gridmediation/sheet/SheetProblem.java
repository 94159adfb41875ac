package org.gridmediation.sheet;

/** The file cannot be read, or not further. Nothing of it is in the message but a row's number and, where it helps, a header's text. */
public class SheetProblem extends RuntimeException {
    public final SheetFault fault;
    /** As the person sees it; null when it is not about one row. */
    public final Integer row;
    /** The header, worksheet, extension or limit that it is about; null when there is none. */
    public final String about;

    SheetProblem(SheetFault fault, Integer row, String about) {
        super(fault + (row == null ? "" : " in row " + row) + (about == null ? "" : ": " + about), null, false, false);
        this.fault = fault;
        this.row = row;
        this.about = about;
    }

    SheetProblem(SheetFault fault) {
        this(fault, null, null);
    }

    SheetProblem(SheetFault fault, int row) {
        this(fault, row, null);
    }
}

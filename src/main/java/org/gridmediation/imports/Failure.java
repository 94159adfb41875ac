package org.gridmediation.imports;

import org.gridmediation.sheet.SheetProblem;

/** Why a file could not be taken, or not to its end. @param row as the person sees it @param about a header or a limit */
record Failure(String code, Integer row, String about) {
    static Failure of(SheetProblem problem) {
        return new Failure(problem.fault.name(), problem.row, problem.about);
    }

    static Failure of(String code) {
        return new Failure(code, null, null);
    }
}

package org.gridmediation.imports;

/** The run ends here and goes on later, or another goes on already; nothing is wrong with the import. */
class Stopped extends RuntimeException {
    Stopped() {
        super("stopped", null, false, false);
    }
}

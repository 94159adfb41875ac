package org.gridmediation.imports;

/** The run ends here and goes on later, or another goes on already; nothing is wrong with the import. */
class Interruption extends RuntimeException {
    Interruption() {
        super("stopped", null, false, false);
    }
}

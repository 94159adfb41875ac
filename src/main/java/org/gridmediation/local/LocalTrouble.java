package org.gridmediation.local;

/** Why the embedded servers cannot start, in one line that names the mend. */
public class LocalTrouble extends RuntimeException {
    LocalTrouble(String line) {
        super(line);
    }
}

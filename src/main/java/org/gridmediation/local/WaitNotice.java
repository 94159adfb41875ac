package org.gridmediation.local;

import java.util.Timer;
import java.util.TimerTask;

/** Says every quarter of a minute what the start waits for, so that nobody takes a busy machine for a broken program. */
class WaitNotice implements AutoCloseable {
    private static final long EVERY = 15_000;

    private final Timer timer = new Timer("wait-notice", true);
    private final long began = System.nanoTime();

    /** @param what such as "PostgreSQL to start" */
    WaitNotice(String what) {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.out.println("Waiting for " + what + ", " + (System.nanoTime() - began) / 1_000_000_000
                                + " s so far.");
                    }
                },
                EVERY,
                EVERY);
    }

    @Override
    public void close() {
        timer.cancel();
    }
}

package org.gridmediation.http;

import io.netty.channel.Channel;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When an answer has left this server: not when it is written, but when its reader has taken it. One that nobody reads is cut off. */
final class Departure implements Runnable {
    private static final long LOOK = 100;

    private final Channel channel;
    private final long longest;
    private final Runnable left;
    private long latest;

    private Departure(Channel channel, Duration longest, Runnable left) {
        this.channel = channel;
        this.longest = longest.toNanos();
        this.left = left;
    }

    static void of(RoutingContext context, Duration longest, Runnable left) {
        var channel = channel(context);
        // Behind the write, which another thread may have handed to the same loop.
        context.addEndHandler(ended -> channel.eventLoop().execute(new Departure(channel, longest, left)));
    }

    /** Whether the caller asks again without having read what it asked for. */
    static boolean isBlocked(RoutingContext context) {
        return !channel(context).isWritable();
    }

    private static Channel channel(RoutingContext context) {
        return ((ConnectionBase) context.request().connection()).channel();
    }

    @Override
    public void run() {
        if (latest == 0) latest = System.nanoTime() + longest;
        if (channel.isWritable() || !channel.isActive()) {
            left.run();
        } else if (System.nanoTime() - latest > 0) {
            channel.close();
            left.run();
        } else {
            channel.eventLoop().schedule(this, LOOK, TimeUnit.MILLISECONDS);
        }
    }
}

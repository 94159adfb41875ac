package org.gridmediation.http;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When an answer has left this server: not when it is written, but when its reader has taken it. One whose reader takes nothing for too long, or too
 * little, is cut off: also while a thread still writes it, and waits for them.
 */
final class ResponseDelivery implements Runnable {
    private static final long LOOK = 100;
    private static final long LOOK_WHILE_WRITTEN = 1000;

    private final Channel channel;
    private final HttpServerResponse response;
    private final BodyPace pace;
    private final Runnable left;
    private boolean written;
    private long begun;
    private long taken;
    private long at;

    private ResponseDelivery(RoutingContext context, BodyPace pace, Runnable left) {
        channel = channel(context);
        response = context.response();
        this.pace = pace;
        this.left = left;
    }

    static void of(RoutingContext context, BodyPace pace, Runnable left) {
        var departure = new ResponseDelivery(context, pace, left);
        departure.lookLater();
        // Behind the write, which another thread may have handed to the same loop.
        context.addEndHandler(ended -> departure.channel.eventLoop().execute(departure::written));
    }

    /** Whether the caller asks again without having read what it asked for. */
    static boolean isBlocked(RoutingContext context) {
        return !channel(context).isWritable();
    }

    static Channel channel(RoutingContext context) {
        return ((ConnectionBase) context.request().connection()).channel();
    }

    /** At once: Vert.x would wait until what is written was taken. */
    static void cut(Channel channel) {
        channel.pipeline().firstContext().close();
    }

    private void written() {
        written = true;
        begun = 0;
        leave();
    }

    private void leave() {
        if (channel.isWritable() || !channel.isActive()) {
            left.run();
        } else if (isGivenUp()) {
            cut(channel);
            left.run();
        } else {
            channel.eventLoop().schedule(this::leave, LOOK, TimeUnit.MILLISECONDS);
        }
    }

    /** While it is written. */
    @Override
    public void run() {
        if (written || !channel.isActive()) return;
        if (response.bytesWritten() > 0 && isGivenUp()) cut(channel);
        else lookLater();
    }

    private void lookLater() {
        channel.eventLoop().schedule(this, LOOK_WHILE_WRITTEN, TimeUnit.MILLISECONDS);
    }

    private boolean isGivenUp() {
        var now = System.nanoTime();
        if (begun == 0) begun = at = now;
        if (channel.isWritable() || response.bytesWritten() > taken) {
            taken = response.bytesWritten();
            at = now;
        }
        return !channel.isWritable()
                && (pace.isUnread(Duration.ofNanos(now - at))
                        || !written && pace.isFileTooSlow(Duration.ofNanos(now - begun), taken));
    }
}

package org.gridmediation.http;

import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes in a JSON body before anything else is held for it. Files are read by who writes them down. */
@ApplicationScoped
class Bodies {
    private static final String BODY = "grid-mediation.body";
    private static final String ARRIVAL = "grid-mediation.arrival";
    /** Of a connection, from which nothing more can be read then. */
    private static final AttributeKey<Boolean> BROKEN = AttributeKey.valueOf("grid-mediation.broken");

    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final long LOOK = 500;

    @Inject
    LimitSettings limits;

    @Inject
    BodyPace bodyPace;

    @Inject
    CurrentVertxRequest current;

    private final AtomicLong held = new AtomicLong();

    /** When it is complete; fails with a problem when it is too large or comes too slowly. */
    Uni<Void> arrival(RoutingContext context) {
        var request = context.request();
        if (isBodiless(request) || request.isEnded()) return Uni.createFrom().voidItem();
        return Uni.createFrom().emitter(emitter -> ((HttpServerRequestInternal) request)
                .context()
                .runOnContext(own -> new Arrival(context, emitter).begin()));
    }

    static boolean isBodiless(HttpServerRequest request) {
        return BODILESS.contains(request.method().name());
    }

    /** Nothing more of it can be read; it may be waited for already, or only then. */
    static void isBroken(RoutingContext context) {
        ResponseDelivery.channel(context).attr(BROKEN).set(true);
        Arrival waitedFor = context.get(ARRIVAL);
        if (waitedFor != null) waitedFor.refuse(Problem.BAD_REQUEST);
    }

    /** Gives it to the resource, which need not read it again. */
    @ServerRequestFilter
    void give(ContainerRequestContext request) {
        var body = taken();
        if (body != null) request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
    }

    /** @return null for a request without a body, and for a file */
    byte[] sent() {
        var body = taken();
        return body == null ? null : body.getBytes();
    }

    private Buffer taken() {
        var context = current.getCurrent();
        return context == null ? null : context.get(BODY);
    }

    private final class Arrival {
        private final RoutingContext context;
        private final UniEmitter<? super Void> emitter;
        private final HttpServerRequest request;
        private final Buffer body = Buffer.buffer();
        private final long began = System.nanoTime();
        private long look;
        private boolean over;

        Arrival(RoutingContext context, UniEmitter<? super Void> emitter) {
            this.context = context;
            this.emitter = emitter;
            request = context.request();
        }

        void begin() {
            look = context.vertx().setPeriodic(LOOK, tick -> look());
            context.addEndHandler(answered -> {
                finish();
                held.addAndGet(-body.length());
            });
            request.handler(this::take);
            request.endHandler(end -> {
                if (!finish()) return;
                context.put(BODY, body);
                emitter.complete(null);
            });
            request.exceptionHandler(broken -> {
                if (finish()) emitter.fail(Problem.BAD_REQUEST.exception());
            });
            context.put(ARRIVAL, this);
            if (ResponseDelivery.channel(context).hasAttr(BROKEN)) refuse(Problem.BAD_REQUEST);
            if (!over && "100-continue".equalsIgnoreCase(request.getHeader("Expect")))
                context.response().writeContinue();
            request.resume();
        }

        private void take(Buffer more) {
            if (over) return;
            if (body.length() + more.length() > limits.body().asLongValue()) {
                refuse(Problem.BODY_TOO_LARGE);
                return;
            }
            body.appendBuffer(more);
            if (held.addAndGet(more.length()) > limits.bodies().asLongValue()) refuse(Problem.OVERLOADED);
        }

        private void look() {
            if (bodyPace.isTooSlow(Duration.ofNanos(System.nanoTime() - began), body.length()))
                refuse(Problem.BODY_TOO_SLOW);
        }

        private void refuse(Problem problem) {
            if (!finish()) return;
            context.response().putHeader("Connection", "close");
            emitter.fail(problem.exception());
        }

        /** @return whether it was not over before */
        private boolean finish() {
            if (over) return false;
            over = true;
            context.vertx().cancelTimer(look);
            return true;
        }
    }
}

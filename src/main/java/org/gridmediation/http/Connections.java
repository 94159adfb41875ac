package org.gridmediation.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import org.gridmediation.http.Problem.Fault;

/** What comes over a connection before it is a request: a head that comes too slowly is cut off, and one that is no HTTP is refused with a problem. */
@ApplicationScoped
class Connections {
    @Inject
    LimitSettings limits;

    @Inject
    Vertx vertx;

    @Inject
    Refusals refusals;

    void watch(@ObservesAsync HttpServerStart started) {
        watch();
    }

    void watch(@ObservesAsync HttpsServerStart started) {
        watch();
    }

    /** Quarkus hands out no server; its own sockets are where the accepting loops keep them. */
    private void watch() {
        for (var loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup())
            loop.execute(() ->
                    ((SingleThreadEventLoop) loop).registeredChannelsIterator().forEachRemaining(this::watch));
    }

    private void watch(Channel server) {
        if (server.pipeline().get(Accepted.class) == null) server.pipeline().addFirst(new Accepted());
    }

    private final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext server, Object connection) {
            ((Channel) connection).pipeline().addFirst(new Head(limits.headTime(), Connections.this::refuse));
            server.fireChannelRead(connection);
        }
    }

    private void refuse(HttpServerRequest request) {
        var id = CommonHeaders.add(request.response());
        request.response().putHeader("Connection", "close");
        var twice = Head.SINGLE.stream()
                .filter(name -> request.headers().getAll(name).size() > 1)
                .map(name -> new Fault(null, name, "GIVEN_TWICE"))
                .toList();
        if (twice.isEmpty())
            refusals.answer(request, id, problem(request.decoderResult().cause()));
        else refusals.answer(request, id, new FaultyRequest(Problem.INVALID_PARAMETER, twice, 0));
        request.connection().close();
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) return Problem.URI_TOO_LONG;
        return cause instanceof TooLongHttpHeaderException ? Problem.HEADERS_TOO_LARGE : Problem.BAD_REQUEST;
    }
}

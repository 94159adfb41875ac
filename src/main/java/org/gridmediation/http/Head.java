package org.gridmediation.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The request line and headers that a connection still owes: from when it is opened, and from its first byte after the request before it. */
final class Head extends ChannelInboundHandlerAdapter {
    /** The headers that a request has once or not at all: who stands in front may go by another line than we. */
    static final List<String> SINGLE = List.of(
            "Acting-Post",
            "Authorization",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "Host",
            QueryParameters.IDEMPOTENCY_KEY,
            "Request-Id");

    private final Duration longest;
    private final Handler<HttpServerRequest> malformed;
    private Future<?> end;
    private boolean begun;
    private int atWork;
    /** How many requests were read that are not worked on yet: they come one behind the other. */
    private int waiting;

    private RoutingContext current;

    /** @param malformed refuses what is no HTTP */
    Head(Duration longest, Handler<HttpServerRequest> malformed) {
        this.longest = longest;
        this.malformed = malformed;
    }

    /** It is whole: nothing is owed until the request is answered. */
    static void isWhole(RoutingContext request, Channel channel) {
        var head = channel.pipeline().get(Head.class);
        if (head == null) return;
        head.stop();
        head.atWork++;
        head.waiting--;
        head.current = request;
        request.addEndHandler(answered -> channel.eventLoop().execute(() -> {
            head.atWork--;
            if (head.current == request) head.current = null;
        }));
    }

    @Override
    public void channelActive(ChannelHandlerContext connection) {
        await(connection.channel());
        connection.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (!begun
                && connection.pipeline().get("handler") instanceof VertxHandler<?> handler
                && handler.getConnection() instanceof Http1xServerConnection http) {
            http.invalidRequestHandler(malformed);
            connection.pipeline().addBefore("handler", null, new Understood(this));
            connection.pipeline().addAfter("httpEncoder", null, new StatusLine());
            begun = true;
        }
        if (atWork == 0 && end == null) await(connection.channel());
        connection.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        stop();
        connection.fireChannelInactive();
    }

    private void await(Channel channel) {
        end = channel.eventLoop()
                .schedule(() -> ResponseDelivery.cut(channel), longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of a body that is no HTTP: the server would cut the connection without a word. A file's reader waits for that, and no other body is read. */
    private boolean isRefused() {
        if (current == null || waiting > 0) return false;
        if (Admission.isFile(current.request()) || Bodies.isBodiless(current.request())) return false;
        Bodies.isBroken(current);
        return true;
    }

    private void stop() {
        if (end != null) end.cancel(false);
        end = null;
    }

    /** What the decoder takes, and what all the same is none of our protocol, or could be understood otherwise by whoever stands in front (RFC 9112). */
    private static final class Understood extends ChannelInboundHandlerAdapter {
        private final Head head;

        Understood(Head head) {
            this.head = head;
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object part) {
            if (part instanceof HttpRequest) head.waiting++;
            else if (part instanceof HttpContent body && body.decoderResult().isFailure() && head.isRefused()) {
                body.release();
                return;
            }
            if (part instanceof HttpRequest request && request.decoderResult().isSuccess() && !isClear(request))
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("unclear")));
            connection.fireChannelRead(part);
        }

        private static boolean isClear(HttpRequest request) {
            var coding = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
            // HTTP/1.0 has no chunks (RFC 9112, 6.1).
            return (request.protocolVersion() == HttpVersion.HTTP_1_1
                            || request.protocolVersion() == HttpVersion.HTTP_1_0 && coding.isEmpty())
                    && SINGLE.stream()
                            .noneMatch(name -> request.headers().getAll(name).size() > 1)
                    && (coding.isEmpty() || coding.size() == 1 && coding.get(0).equalsIgnoreCase("chunked"))
                    && isReadable(request.uri());
        }

        private static boolean isReadable(String target) {
            try {
                new URI(target);
                return true;
            } catch (URISyntaxException broken) {
                return false;
            }
        }
    }

    /** We speak HTTP/1.1 to whoever asks in another version, and say so (RFC 9110, 6.2). */
    private static final class StatusLine extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext connection, Object part, ChannelPromise written) {
            if (part instanceof HttpResponse response) response.setProtocolVersion(HttpVersion.HTTP_1_1);
            connection.write(part, written);
        }
    }
}

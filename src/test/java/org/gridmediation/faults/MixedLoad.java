package org.gridmediation.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmediation.Body;
import org.gridmediation.Text;

/** Officers register, settle on the spot, and committees accept, at once and without a pause; what was acknowledged to them is written down here. */
final class MixedLoad {
    private static final int SENDERS = 6;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** By the title of the dispute: where it was acknowledged to lie. */
    final Map<String, String> registered = new ConcurrentHashMap<>();
    /** Addresses of those that were registered with a settlement. */
    final List<String> settled = Collections.synchronizedList(new ArrayList<>());
    /** Addresses of those whose acceptance was acknowledged. */
    final List<String> accepted = Collections.synchronizedList(new ArrayList<>());
    /** Titles for which nobody was told for good what became of them. */
    final List<String> doubtful = Collections.synchronizedList(new ArrayList<>());
    /** When a write was acknowledged, as nanoseconds. */
    final List<Long> acknowledgements = Collections.synchronizedList(new ArrayList<>());

    private final Sender sender;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile long until = Long.MAX_VALUE;

    MixedLoad(Sender sender) {
        this.sender = sender;
    }

    void start() {
        stopping = false;
        until = Long.MAX_VALUE;
        for (int i = 0; i < SENDERS; i++) {
            var thread = new Thread(this::run, "sender");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Whoever still waits for an answer gets it first. */
    void stop() throws InterruptedException {
        stopping = true;
        until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (var thread : threads) thread.join();
        threads.clear();
    }

    private void run() {
        try {
            while (!stopping) one("故障" + NUMBER.incrementAndGet() + "号");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void one(String title) throws InterruptedException {
        doubtful.add(title);
        var key = "fault-" + Text.part(title, "(\\d+)") + "-"
                + ProcessHandle.current().pid();
        int number = Integer.parseInt(Text.part(title, "(\\d+)"));
        var dispute = Body.dispute("440103009106001").with("/title", title);
        var onTheSpot = number % 3 == 1;
        var answer = persist(
                "lin",
                "/v1/disputes",
                key,
                null,
                (onTheSpot ? dispute.and("/settlement", Body.settlement().and("/amount", 100)) : dispute).json());
        if (answer == null) return;
        doubtful.remove(title);
        var address = answer.headers().firstValue("Location").orElseThrow();
        registered.put(title, address);
        acknowledgements.add(System.nanoTime());
        if (onTheSpot) settled.add(address);
        if (number % 3 > 0) return;
        var read = sender.send(sender.as("huang", address).build());
        if (read == null || read.statusCode() != 200) return;
        var etag = read.headers().firstValue("ETag").orElseThrow();
        if (persist(
                        "huang",
                        address + "/acceptance",
                        key + "-accepted",
                        etag,
                        "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}")
                != null) accepted.add(address);
    }

    private java.net.http.HttpResponse<String> persist(
            String account, String path, String key, String etag, String body) throws InterruptedException {
        java.net.http.HttpResponse<String> answer;
        // In slices, since it may only become known meanwhile that nobody waits for ever.
        do answer = sender.persist(account, path, key, etag, body, Math.min(until, System.nanoTime() + 1_000_000_000L));
        while (answer == null && System.nanoTime() < until);
        return answer;
    }

    /** Seconds from a moment to the first acknowledgement after it; -1 when there is none within a minute. */
    double backAfter(long moment) throws InterruptedException {
        for (int i = 0; i < 1200; i++) {
            var first = List.copyOf(acknowledgements).stream()
                    .filter(a -> a > moment)
                    .findFirst();
            if (first.isPresent()) return (first.get() - moment) / 1e9;
            Thread.sleep(50);
        }
        return -1;
    }

    long acknowledgedBetween(long from, long to) {
        return List.copyOf(acknowledgements).stream()
                .filter(a -> a > from && a < to)
                .count();
    }
}

package org.rowan.server.doors.hma;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request, with its body as far as it was read: in memory alone, within the budget of all uploads.
final class Asking implements AutoCloseable {
    private static final int PIECE = 16_384;
    private static final int JSON_MOST = 1 << 20;

    private final HttpExchange exchange;
    private final List<String> path;
    private final Query query;
    private final Filling filling;
    private boolean read;

    /// A key in the path is not among the segments any more.
    Asking(HttpExchange exchange, List<String> path, Query query, IntakeLimits limits) {
        this.exchange = exchange;
        this.path = List.copyOf(path);
        this.query = query;
        this.filling = new Filling(limits.budget(), limits.maxFileBytes());
    }

    /// Double slashes count as one.
    static List<String> segments(String path) {
        return new ArrayList<>(
                Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList());
    }

    String method() {
        return exchange.getRequestMethod();
    }

    boolean is(String wanted, String... segments) {
        return method().equals(wanted) && at(segments);
    }

    /// `*` stands for any segment.
    boolean at(String... segments) {
        if (segments.length != path.size()) return false;
        for (int i = 0; i < segments.length; i++) {
            if (!segments[i].equals("*") && !segments[i].equals(path.get(i))) return false;
        }
        return true;
    }

    String segment(int number) {
        return path.get(number);
    }

    Query query() {
        return query;
    }

    String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /// The whole body.
    Bytes body() throws IOException, HmaFault {
        if (!read) {
            read = true;
            fill(exchange.getRequestBody());
        }
        if (filling.trouble().isPresent()) {
            throw filling.trouble().get() == Reason.TOO_LARGE
                    ? new HmaFault(413, "the body is larger than file.max-bytes allows")
                    : new HmaFault(503, "the server is busy with other uploads; try again");
        }
        return filling.bytes();
    }

    /// For whoever goes on with it after the answer.
    Filling filling() {
        return filling;
    }

    private void fill(InputStream in) throws IOException {
        byte[] piece = new byte[PIECE];
        int count = in.read(piece);
        while (count >= 0 && filling.trouble().isEmpty()) {
            filling.add(piece, count);
            count = in.read(piece);
        }
    }

    /// A JSON object; an empty body counts as one without fields.
    JsonNode json() throws IOException, HmaFault {
        Bytes body = body();
        if (body.length() > JSON_MOST) throw new HmaFault(413, "a JSON body is 1 MiB at most");
        if (body.length() == 0) return JsonMapper.shared().createObjectNode();
        try {
            JsonNode node = JsonMapper.shared().readTree(body.toArray());
            if (node.isObject()) return node;
        } catch (JacksonException malformed) {
            // the same answer as for JSON that is no object
        }
        throw new HmaFault(400, "expected a JSON object");
    }

    @Override
    public void close() {
        filling.close();
    }
}

package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.KeptItem;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Keeping;
import org.rowan.flow.Preserving;
import org.rowan.hook.Ask;
import org.rowan.server.Acts;
import org.rowan.server.Busy;
import org.rowan.server.IntakeLimits;
import org.rowan.server.KeptAnswer;
import org.rowan.server.Refusals;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.Language;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Freezing an account and bringing what is to be kept unseen, by the command line. Every act is signed for by a
/// person; what came is told by length and digest to whoever has the machine's token, and never shown to anybody.
@RestController
@RequestMapping("/api/v1/admin")
public class PreserveEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Acts acts;
    private final IntakeLimits limits;

    public PreserveEndpoint(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.limits = limits;
    }

    private interface Act {
        ObjectNode of(Person person, Asked asked) throws IOException, Asked.Wrong;
    }

    private void act(HttpServletRequest request, HttpServletResponse response, Act act) throws IOException {
        try {
            Asked asked = Asked.of(request);
            Asked.write(response, 200, act.of(Acting.person(acts.people(), asked), asked));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    /// For an account about which there need be no case.
    @PostMapping("/preserve")
    public void order(HttpServletRequest request, HttpServletResponse response) throws IOException {
        act(request, response, (person, asked) -> {
            String account = asked.maybeText("account", Preserving.MOST)
                    .orElseThrow(() -> new Asked.Wrong(400, "the field \"account\" is missing. Nothing was ordered."));
            boolean drill = asked.yesNo("drill");
            Preserving.Order order = order(asked);
            return ordered(printable(() -> acts.preserving().order(person, account, drill, order)));
        });
    }

    @PostMapping("/cases/{id}/preserve")
    public void order(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        act(request, response, (person, asked) -> {
            Preserving.Order order = order(asked);
            CaseId caseId = Acting.caseId(id);
            return ordered(printable(() -> acts.preserving().order(person, caseId, order)));
        });
    }

    @PostMapping("/cases/{id}/release")
    public void release(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        act(request, response, (person, asked) -> {
            String reason = Acting.required(asked, "reason", Acting.MOST_WORDS);
            asked.end();
            CaseId caseId = Acting.caseId(id);
            Optional<Refusal> refusal = printable(() -> acts.preserving().release(person, caseId, reason));
            if (refusal.isPresent()) throw Acting.refused(refusal.get());
            return standing(file(id));
        });
    }

    /// What was ordered, what came, and until when it is kept.
    @GetMapping("/cases/{id}/preserve")
    public void standing(@PathVariable String id, HttpServletResponse response) throws IOException {
        try {
            Asked.write(response, 200, standing(file(id)));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    private CaseFile file(String id) throws IOException, Asked.Wrong {
        return acts.journal()
                .load(Acting.caseId(id))
                .orElseThrow(() -> Acting.refused(Refusal.NO_SUCH_CASE))
                .file();
    }

    private ObjectNode standing(CaseFile file) {
        ObjectNode all = JSON.createObjectNode().put("case", file.id().value());
        all.put("standing", file.preservation().isPresent());
        acts.retaining().orderedUntil(file).ifPresent(until -> all.put("ordered_until", until.toString()));
        all.put(
                "content",
                FilingWords.of(acts.retaining().retention(file), java.time.Instant::toString)
                        .in(Language.ENGLISH));
        ArrayNode asked = all.putArray("asked");
        for (Asks.One one : Asks.of(file).all()) {
            if (!(one.asked().ask() instanceof Ask.PreserveAll)) continue;
            asked.addObject()
                    .put("delivery", one.asked().delivery().value())
                    .put("hook", one.asked().hook())
                    .put("standing", standing(one.standing()));
        }
        ArrayNode kept = all.putArray("kept");
        for (CaseEvent.KeptUnseen came : file.all(CaseEvent.KeptUnseen.class)) {
            KeptItem item = came.kept();
            kept.addObject()
                    .put("at", came.at().toString())
                    .put("bytes", item.length())
                    .put("sha256", item.digests().sha256().hex());
        }
        return all;
    }

    private static String standing(Asks.Standing standing) {
        return switch (standing) {
            case Asks.Waiting waiting -> "waiting";
            case Asks.Taken taken -> "taken";
            case Asks.GivenUp up -> "given up";
            case Asks.Spared spared -> "not sent";
        };
    }

    private static Preserving.Order order(Asked asked) throws Asked.Wrong, IOException {
        String reason = Acting.required(asked, "reason", Acting.MOST_WORDS);
        Optional<String> authority = asked.maybeText("authority", Preserving.MOST);
        asked.end();
        return printable(() -> new Preserving.Order(reason, authority));
    }

    private interface Words<T> {
        T of() throws IOException;
    }

    private static <T> T printable(Words<T> act) throws Asked.Wrong, IOException {
        try {
            return act.of();
        } catch (IllegalArgumentException notPrintable) {
            throw new Asked.Wrong(400, String.valueOf(notPrintable.getMessage()));
        }
    }

    private ObjectNode ordered(Preserving.Outcome outcome) throws Asked.Wrong, IOException {
        return switch (outcome) {
            case Preserving.Refused refused -> throw Acting.refused(refused.why());
            case Preserving.Ordered ordered -> {
                ObjectNode told = standing(file(ordered.id().value()));
                String id = ordered.id().value();
                yield told.put("again", ordered.again())
                        .put(
                                "next",
                                ordered.asked().isEmpty()
                                        ? "nobody was asked: no address of the service takes this. Export everything of"
                                                + " the account from your service by hand, without opening it, and"
                                                + " bring it: ./rowan preserve add " + id + " FILE... --by NAME"
                                        : "the service is asked; ./rowan preserve show " + id + " says what came");
            }
        };
    }

    /// The bytes are the body; the header `Rowan-Signed` says who brings them and what they are called, as JSON in
    /// base64, so that a refusal comes before they are sent.
    @PostMapping("/cases/{id}/kept")
    public void add(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Asked asked = Asked.of(signed(request));
            Person person = Acting.person(acts.people(), asked);
            String name = Acting.required(asked, "name", KeptItem.MAX_NAME);
            asked.end();
            long length = request.getContentLengthLong();
            if (length < 0) throw new Asked.Wrong(411, "the length of the file is not said. Nothing was kept.");
            if (length > limits.keptBytes()) throw new Asked.Wrong(413, KeptAnswer.tooLarge(limits.keptBytes()));
            var sent = new Keeping.Sent(name, length, request.getInputStream());
            Asked.write(response, 200, kept(Acting.caseId(id), person, sent));
        } catch (Asked.Wrong wrong) {
            response.setHeader("Connection", "close"); // what was not read of the request is not read any more
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    private static byte[] signed(HttpServletRequest request) throws Asked.Wrong {
        try {
            return Base64.getDecoder()
                    .decode(Optional.ofNullable(request.getHeader("Rowan-Signed"))
                            .orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw new Asked.Wrong(400, "the header \"Rowan-Signed\" is base64. Nothing was kept.");
        }
    }

    private ObjectNode kept(CaseId id, Person person, Keeping.Sent sent) throws Asked.Wrong {
        try {
            return switch (acts.keeping().keep(id, new Keeping.Somebody(person), sent)) {
                case Keeping.Kept kept -> KeptAnswer.of(kept);
                case Keeping.Refused refused ->
                    throw new Asked.Wrong(KeptAnswer.status(refused.why()), KeptAnswer.sentence(refused.why()));
            };
        } catch (IOException ours) {
            throw new Asked.Wrong(503, "Nothing was kept: " + ours.getMessage());
        }
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }
}

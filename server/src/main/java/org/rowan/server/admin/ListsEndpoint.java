package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.rowan.cases.PersonId;
import org.rowan.flow.Listing;
import org.rowan.flow.Suspending;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.Reach;
import org.rowan.port.HashLists.Listed;
import org.rowan.port.LivingLists.Done;
import org.rowan.port.LivingLists.Edited;
import org.rowan.port.LivingLists.Refused;
import org.rowan.server.Acts;
import org.rowan.server.People;
import org.rowan.server.Refusals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the command line asks about hash lists. Who sits at the machine of the server acts as
/// `command-line`.
@RestController
@RequestMapping("/api/v1/admin/lists")
public class ListsEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final PersonId WHO = People.COMMAND_LINE;

    private final Acts acts;

    public ListsEndpoint(Acts acts) {
        this.acts = acts;
    }

    @PostMapping
    public void add(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ListUpload upload = ListUpload.read(request);
            answer(response, 201, acts.listing().add(WHO, upload.what(), upload.file()));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @GetMapping
    public void all(HttpServletResponse response) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        var lists = all.putArray("lists");
        for (Listed listed : acts.listing().all()) put(lists.addObject(), listed.list());
        Asked.write(response, 200, all);
    }

    @GetMapping("/{name}")
    public void one(@PathVariable String name, HttpServletResponse response) throws IOException {
        Optional<HashList> list = named(name);
        if (list.isEmpty()) {
            Refusals.error(response, 404, noList());
            return;
        }
        ObjectNode json = JSON.createObjectNode();
        put(json, list.get());
        Asked.write(response, 200, json);
    }

    private Optional<HashList> named(String name) throws IOException {
        return acts.listing().all().stream()
                .map(Listed::list)
                .filter(l -> l.name().equals(name))
                .findFirst();
    }

    @PostMapping("/{name}/retire")
    public void retire(@PathVariable String name, HttpServletResponse response) throws IOException {
        answer(response, 200, acts.listing().retire(WHO, name));
    }

    @PostMapping("/{name}/pause")
    public void pause(@PathVariable String name, HttpServletResponse response) throws IOException {
        answer(response, 200, acts.listing().pause(WHO, name));
    }

    @PostMapping("/{name}/resume")
    public void resume(@PathVariable String name, HttpServletResponse response) throws IOException {
        answer(response, 200, acts.listing().resume(WHO, name));
    }

    /// A reach for this list alone, which a lead or an administrator then agrees to in the console.
    @PostMapping("/{name}/reach")
    public void reach(@PathVariable String name, @RequestBody byte[] body, HttpServletResponse response)
            throws IOException {
        try {
            Asked asked = Asked.of(body);
            Reach reach = new Reach(asked.maybeWhole("distance", 256), asked.maybeWhole("quality", 100));
            asked.end();
            answer(response, 200, acts.listing().propose(WHO, name, reach));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @PostMapping("/{name}/records/{record}/disable")
    public void disable(@PathVariable String name, @PathVariable int record, HttpServletResponse response)
            throws IOException {
        Optional<HashList> list = named(name);
        if (list.isEmpty()) Refusals.error(response, 404, noList());
        else answer(response, acts.editing().disable(WHO, list.get().id(), record));
    }

    @PostMapping("/{name}/records/{record}/enable")
    public void enable(@PathVariable String name, @PathVariable int record, HttpServletResponse response)
            throws IOException {
        Optional<HashList> list = named(name);
        if (list.isEmpty()) Refusals.error(response, 404, noList());
        else answer(response, acts.editing().enable(WHO, list.get().id(), record));
    }

    @PostMapping("/{name}/records/{record}/suspend")
    public void suspend(@PathVariable String name, @PathVariable int record, HttpServletResponse response)
            throws IOException {
        Optional<HashList> list = named(name);
        if (list.isEmpty()) Refusals.error(response, 404, noList());
        else
            answer(
                    response,
                    acts.suspending().suspend(Optional.of(WHO), list.get().id(), record));
    }

    @PostMapping("/{name}/records/{record}/reinstate")
    public void reinstate(@PathVariable String name, @PathVariable int record, HttpServletResponse response)
            throws IOException {
        Optional<HashList> list = named(name);
        if (list.isEmpty()) Refusals.error(response, 404, noList());
        else answer(response, acts.suspending().reinstate(WHO, list.get().id(), record));
    }

    private static void answer(HttpServletResponse response, Suspending.Outcome outcome) throws IOException {
        switch (outcome) {
            case DONE -> Asked.write(response, 200, JSON.createObjectNode().put("done", true));
            case NOTHING_TO_DO -> Refusals.error(response, 409, "this entry stands so already. Nothing was changed.");
            case NO_SUCH_LIST -> Refusals.error(response, 404, noList());
            case NO_SUCH_RECORD ->
                Refusals.error(response, 404, "this list has no record of this number. Nothing was changed.");
        }
    }

    private static void answer(HttpServletResponse response, Edited edited) throws IOException {
        switch (edited) {
            case Done done -> {
                ObjectNode json = JSON.createObjectNode();
                done.records().forEach(json.putArray("records")::add);
                Asked.write(response, 200, json);
            }
            case Refused refused ->
                Refusals.error(
                        response,
                        409,
                        switch (refused.why()) {
                            case NO_SUCH_LIST -> noList();
                            case RETIRED -> "this list is retired: nothing of it matches. Nothing was changed.";
                            case NOT_LIVING -> "a list from a file takes no additions. Nothing was changed.";
                            case NO_SUCH_RECORD ->
                                "this list has no record of this number that stands so that it could be changed."
                                        + " Nothing was changed.";
                        });
        }
    }

    private static void answer(HttpServletResponse response, int done, Listing.Outcome outcome) throws IOException {
        switch (outcome) {
            case Listing.Done d -> {
                ObjectNode json = JSON.createObjectNode();
                put(json, d.list());
                Asked.write(response, done, json);
            }
            case Listing.BadFile bad -> Refusals.error(response, 400, bad.sentence());
            case Listing.NameTaken taken ->
                Refusals.error(
                        response,
                        409,
                        "a hash list of this name exists. Nothing was imported."
                                + " Retire it first, or take another name.");
            case Listing.NoSuchList none -> Refusals.error(response, 404, noList());
            case Listing.RoleMissing missing -> Refusals.error(response, 403, "the role for this is missing.");
            case Listing.Refused refused -> Refusals.error(response, 409, sentence(refused.why()));
        }
    }

    private static String sentence(HashList.Why why) {
        return switch (why) {
            case CONFIRMED_BEFORE_BY_THIS_PERSON -> "the same person has confirmed this list before.";
            case IMPORTED_BY_THIS_PERSON -> "whoever imported a list does not confirm it.";
            case ALREADY_IN_FORCE -> "this list is in force already.";
            case NOT_IN_FORCE -> "this list is not in force: there is nothing to switch off. Nothing was changed.";
            case NOT_PAUSED -> "this list was not switched off: there is nothing to switch on. Nothing was changed.";
            case PROPOSED_BY_THIS_PERSON -> "whoever proposes limits does not agree to them.";
            case NOTHING_PROPOSED -> "no other limits are proposed for this list. Nothing was changed.";
            case RETIRED -> "this list is retired, for good. Import it anew under another name.";
        };
    }

    private static void put(ObjectNode json, HashList list) {
        json.put("name", list.name());
        json.put("source", list.source());
        json.put("type", list.type().label());
        json.put("drill", list.drill());
        json.put("records", list.records());
        json.put("entries", list.entries());
        json.put("imported_by", list.importedBy());
        json.put("imported_at", list.importedAt().toString());
        json.put("status", status(list));
        json.put("bank", list.terms().bank());
        if (!list.terms().licence().isEmpty()) json.put("licence", list.terms().licence());
        if (!list.terms().purpose().isEmpty()) json.put("purpose", list.terms().purpose());
        list.terms().reach().distance().ifPresent(distance -> json.put("distance", distance));
        list.terms().reach().quality().ifPresent(quality -> json.put("quality", quality));
        if (!list.suspended().isEmpty()) {
            list.suspended().stream().sorted().forEach(json.putArray("suspended")::add);
        }
        list.proposed().ifPresent(proposed -> {
            ObjectNode other = json.putObject("proposed").put("by", proposed.by());
            proposed.reach().distance().ifPresent(distance -> other.put("distance", distance));
            proposed.reach().quality().ifPresent(quality -> other.put("quality", quality));
        });
    }

    private static String status(HashList list) {
        return switch (list.status()) {
            case HashList.AwaitingConfirmation awaiting ->
                "awaiting confirmation (%d of %d)"
                        .formatted(awaiting.confirmedBy().size(), HashList.CONFIRMATIONS);
            case HashList.InForce inForce -> "in force";
            case HashList.Paused paused -> "switched off";
            case HashList.Retired retired -> "retired";
        };
    }

    private static String noList() {
        return "there is no hash list of this name. ./rowan list ls shows those there are.";
    }
}

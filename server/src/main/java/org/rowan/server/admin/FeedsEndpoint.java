package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.feed.Vote;
import org.rowan.flow.Voting;
import org.rowan.port.Feeds;
import org.rowan.server.Acts;
import org.rowan.server.People;
import org.rowan.server.Refusals;
import org.rowan.server.feeds.FeedRounds;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the command line asks about the list exchanges.
@RestController
@RequestMapping("/api/v1/admin/feeds")
public class FeedsEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Acts acts;

    public FeedsEndpoint(Acts acts) {
        this.acts = acts;
    }

    @GetMapping
    public void all(HttpServletResponse response) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        var feeds = all.putArray("feeds");
        for (FeedRounds.Row row : acts.feeds().rows()) put(feeds.addObject(), row);
        Asked.write(response, 200, all);
    }

    @PostMapping("/{name}/fetch")
    public void fetch(@PathVariable String name, HttpServletResponse response) throws IOException {
        answer(response, name, acts.feeds().fetch(name));
    }

    @PostMapping("/{name}/anew")
    public void anew(@PathVariable String name, HttpServletResponse response) throws IOException {
        answer(response, name, acts.feeds().anew(name));
    }

    @PostMapping("/{name}/accept-loss")
    public void acceptLoss(@PathVariable String name, HttpServletResponse response) throws IOException {
        answer(response, name, acts.feeds().acceptLoss(name));
    }

    /// What people found in a case, said back to the exchanges whose records it matched.
    @PostMapping("/votes")
    public void vote(@RequestBody byte[] body, HttpServletResponse response) throws IOException {
        try {
            Asked asked = Asked.of(body);
            String id = asked.text("case");
            String word = asked.text("vote");
            asked.end();
            Optional<CaseId> caseId = Asked.caseId(id);
            if (!word.equals("up") && !word.equals("down")) {
                throw new Asked.Wrong(400, "a vote is up or down; got another word. Nobody was told.");
            }
            answer(
                    response,
                    caseId.isEmpty()
                            ? new Voting.NoSuchCase()
                            : acts.voting()
                                    .vote(
                                            People.COMMAND_LINE,
                                            caseId.get(),
                                            word.equals("up") ? Vote.UP : Vote.DOWN,
                                            acts.feeds()::connected));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    private static void answer(HttpServletResponse response, Voting.Outcome outcome) throws IOException {
        switch (outcome) {
            case Voting.NoSuchCase none -> Refusals.error(response, 404, "there is no case of this name.");
            case Voting.NotFound not ->
                Refusals.error(
                        response,
                        409,
                        switch (not.why()) {
                            case NOT_REFERRED -> "up says that a referral was decided, and none was. Nobody was told.";
                            case NOT_SEEN ->
                                "up says that somebody here saw the whole of it, and nobody did. Nobody was told.";
                            case NOT_DISMISSED ->
                                "down says that the case was dismissed, and it was not. Nobody was told.";
                        });
            case Voting.Said said
            when said.lines().isEmpty() ->
                Refusals.error(
                        response,
                        409,
                        "no match of this case came from an exchange that is connected. Nobody was told.");
            case Voting.Said said -> {
                ObjectNode json = JSON.createObjectNode();
                var votes = json.putArray("votes");
                for (Voting.Line line : said.lines()) {
                    votes.addObject()
                            .put("list", line.list())
                            .put("record", line.record())
                            .put("taken", line.taken())
                            .put("answer", line.sentence());
                }
                Asked.write(response, 200, json);
            }
        }
    }

    private static void answer(HttpServletResponse response, String name, boolean done) throws IOException {
        if (done) {
            Asked.write(response, 202, JSON.createObjectNode().put("name", name).put("asked", true));
        } else {
            Refusals.error(
                    response,
                    404,
                    "no exchange of this name is connected. ./rowan feed ls shows those that are. Nothing was done.");
        }
    }

    private static void put(ObjectNode json, FeedRounds.Row row) {
        Feeds.Standing standing = row.standing();
        json.put("name", standing.feed());
        row.file()
                .ifPresentOrElse(
                        file -> json.put("kind", file.kind())
                                .put("source", file.plan().source())
                                .put("every_minutes", file.every().toMinutes()),
                        () -> json.put("kind", "not connected any more"));
        json.put("records", standing.records());
        standing.advanced().ifPresent(at -> json.put("last_page", at.toString()));
        standing.upToDate().ifPresent(at -> json.put("up_to_date", at.toString()));
        if (standing.anew()) json.put("fetching", "everything anew");
        standing.trouble()
                .ifPresent(trouble -> json.put("trouble", trouble.sentence())
                        .put("trouble_since", trouble.at().toString()));
    }
}

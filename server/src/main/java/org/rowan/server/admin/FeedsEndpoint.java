package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rowan.port.Feeds;
import org.rowan.server.Acts;
import org.rowan.server.Refusals;
import org.rowan.server.feeds.FeedRounds;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.Acts;
import org.rowan.server.ApiClients;
import org.rowan.server.Busy;
import org.rowan.server.People;
import org.rowan.server.Refusals;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the command line asks for: people, API clients. Who sits at the machine of the
/// server acts as `command-line`.
@RestController
@RequestMapping("/api/v1/admin")
public class AdminEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Acts acts;

    public AdminEndpoint(Acts acts) {
        this.acts = acts;
    }

    @GetMapping("/people")
    public void people(HttpServletResponse response) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        var people = all.putArray("people");
        for (People.Member member : acts.people().all()) {
            ObjectNode one = people.addObject();
            one.put("name", member.id().value());
            one.put("display", member.display());
            roles(one, member.roles());
            one.put("disabled", member.disabled());
            one.put("must_change_password", member.mustChange());
        }
        Asked.write(response, 200, all);
    }

    @PostMapping("/people")
    public void addPerson(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Asked asked = Asked.of(request);
            PersonId id = person(asked.text("name"));
            String display = asked.maybeText("display").orElse(id.value());
            Set<Role> roles = asked.roles();
            asked.end();
            Optional<Personal<String>> password = acts.people().add(People.COMMAND_LINE, id, display, roles);
            if (password.isEmpty()) {
                throw new Asked.Wrong(409, "a person with this sign-in name exists. Nobody was added.");
            }
            ObjectNode json = JSON.createObjectNode().put("name", id.value());
            roles(json, roles);
            Asked.write(response, 201, withPassword(json, password.get()));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @PostMapping("/people/{name}/roles")
    public void setRoles(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Asked asked = Asked.of(request);
            Set<Role> roles = asked.roles();
            asked.end();
            if (!acts.people().setRoles(People.COMMAND_LINE, person(name), roles)) throw nobody();
            ObjectNode json = JSON.createObjectNode().put("name", name);
            roles(json, roles);
            Asked.write(response, 200, json);
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @PostMapping("/people/{name}/disable")
    public void disable(@PathVariable String name, HttpServletResponse response) throws IOException {
        try {
            if (!acts.people().disable(People.COMMAND_LINE, person(name))) throw nobody();
            Asked.write(response, 200, JSON.createObjectNode().put("name", name).put("disabled", true));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @PostMapping("/people/{name}/enable")
    public void enable(@PathVariable String name, HttpServletResponse response) throws IOException {
        try {
            Personal<String> password = acts.people()
                    .enable(People.COMMAND_LINE, person(name))
                    .orElseThrow(() -> new Asked.Wrong(
                            409, "there is no disabled person of this sign-in name. Nothing was done."));
            Asked.write(response, 200, withPassword(JSON.createObjectNode().put("name", name), password));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @PostMapping("/people/{name}/password")
    public void resetPassword(@PathVariable String name, HttpServletResponse response) throws IOException {
        try {
            Personal<String> password = acts.people()
                    .resetPassword(People.COMMAND_LINE, person(name))
                    .orElseThrow(AdminEndpoint::nobody);
            Asked.write(response, 200, withPassword(JSON.createObjectNode().put("name", name), password));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @PostMapping("/clients")
    public void addClient(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Asked asked = Asked.of(request);
            String name = asked.text("name");
            asked.end();
            if (!name.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
                throw new Asked.Wrong(
                        400,
                        "a client's name is 1 to 40 of a-z, 0-9, dot, hyphen and underscore, starting with a letter or"
                                + " digit. No client was added.");
            }
            Personal<String> key = acts.clients()
                    .add(name)
                    .orElseThrow(() -> new Asked.Wrong(
                            409, "a client of this name exists, or did. No client was added. Take another name."));
            Asked.write(response, 201, JSON.createObjectNode().put("name", name).put("key", key.reveal()));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @GetMapping("/clients")
    public void clients(HttpServletResponse response) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        var clients = all.putArray("clients");
        for (ApiClients.Client client : acts.clients().all()) {
            clients.addObject()
                    .put("name", client.name())
                    .put("key_id", client.keyId())
                    .put("since", client.since().toString())
                    .put("revoked", client.revoked().map(Instant::toString).orElse(null));
        }
        Asked.write(response, 200, all);
    }

    /// `which`: the name of the client, or else the number of its key.
    @PostMapping("/clients/{which}/revoke")
    public void revokeClient(@PathVariable String which, HttpServletResponse response) throws IOException {
        List<ApiClients.Client> all = acts.clients().all();
        Optional<ApiClients.Client> client = all.stream()
                .filter(c -> c.name().equals(which))
                .findFirst()
                .or(() -> all.stream()
                        .filter(c -> String.valueOf(c.keyId()).equals(which))
                        .findFirst());
        if (client.isEmpty()) {
            Refusals.error(
                    response,
                    404,
                    "there is no client of this name or key id. Nothing was revoked. ./rowan client ls shows those"
                            + " there are.");
        } else if (!acts.clients().revoke(client.get().name())) {
            Refusals.error(response, 409, "the key of this client was revoked before. Nothing was changed.");
        } else {
            Asked.write(
                    response,
                    200,
                    JSON.createObjectNode()
                            .put("name", client.get().name())
                            .put("key_id", client.get().keyId())
                            .put("revoked", true));
        }
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }

    private static void roles(ObjectNode json, Set<Role> roles) {
        var labels = json.putArray("roles");
        roles.stream().sorted().forEach(role -> labels.add(role.label()));
    }

    private static ObjectNode withPassword(ObjectNode json, Personal<String> password) {
        return json.put("password", password.reveal())
                .put("password_note", "for the first sign-in; then it must be changed");
    }

    private static PersonId person(String name) throws Asked.Wrong {
        try {
            return new PersonId(name);
        } catch (IllegalArgumentException e) {
            throw new Asked.Wrong(400, String.valueOf(e.getMessage()) + ". Nothing was done.");
        }
    }

    private static Asked.Wrong nobody() {
        return new Asked.Wrong(404, "there is no person of this sign-in name. Nothing was done.");
    }
}

package org.rowan.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rowan.server.admin.AdminEndpoint;
import org.rowan.server.admin.CorrectionsEndpoint;
import org.rowan.server.admin.FeedsEndpoint;
import org.rowan.server.admin.FilingsEndpoint;
import org.rowan.server.admin.HandOverEndpoint;
import org.rowan.server.admin.HooksEndpoint;
import org.rowan.server.admin.InquiriesEndpoint;
import org.rowan.server.admin.KeepingEndpoint;
import org.rowan.server.admin.ListsEndpoint;
import org.rowan.server.admin.OpeningEndpoint;
import org.rowan.server.admin.PreserveEndpoint;
import org.rowan.server.http.FactsEndpoint;
import org.rowan.server.http.FaultEndpoint;
import org.rowan.server.http.HealthEndpoint;
import org.rowan.server.http.ItemsEndpoint;
import org.rowan.server.http.KeptEndpoint;
import org.rowan.server.http.LogEndpoint;
import org.rowan.server.http.NoticesEndpoint;
import org.rowan.server.http.OpenApiEndpoint;
import org.rowan.server.http.StampEndpoint;
import org.rowan.server.http.TagCheckEndpoint;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/// Opens the doors: the only place where Spring is started. The centre is handed in from outside, and may
/// still be starting while the doors are being made.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class
})
@Import(Gates.class)
public class Doors {

    /// Starts listening. `acts`: asked once, and waited for.
    public static ConfigurableApplicationContext open(
            Opening opening, IntakeLimits limits, Health health, Supplier<Acts> acts) {
        keepTheLog();
        SpringApplication spring = new SpringApplication(Doors.class);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false);
        spring.setDefaultProperties(settings(opening));
        spring.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Opening.class, () -> opening);
            beans.registerBean(IntakeLimits.class, () -> limits);
            beans.registerBean(Health.class, () -> health);
            doors(opening.duty()).forEach(beans::registerBean);
            beans.registerBean(Acts.class, acts, definition -> definition.setLazyInit(true));
        });
        return spring.run();
    }

    /// Spring would set up the log anew, and what writes server.log would be gone. What it does beside that
    /// is done here: Tomcat's words go the same way.
    private static void keepTheLog() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        if (!SLF4JBridgeHandler.isInstalled()) {
            java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    /// The doors that a process with this duty opens.
    private static List<Class<?>> doors(Duty duty) {
        List<Class<?>> doors = new ArrayList<>(List.of(HealthEndpoint.class, FaultEndpoint.class, LogEndpoint.class));
        if (duty.takesItems()) {
            doors.add(ItemsEndpoint.class);
            doors.add(FactsEndpoint.class);
            doors.add(KeptEndpoint.class);
            doors.add(NoticesEndpoint.class);
        }
        if (duty.stamps()) doors.add(StampEndpoint.class);
        if (duty.checksTags()) doors.add(TagCheckEndpoint.class);
        if (duty.takesItems() || duty.stamps()) doors.add(OpenApiEndpoint.class);
        if (duty == Duty.ALL || duty == Duty.CONSOLE)
            doors.addAll(List.of(
                    AdminEndpoint.class,
                    ListsEndpoint.class,
                    FeedsEndpoint.class,
                    FilingsEndpoint.class,
                    InquiriesEndpoint.class,
                    HooksEndpoint.class,
                    HandOverEndpoint.class,
                    KeepingEndpoint.class,
                    OpeningEndpoint.class,
                    PreserveEndpoint.class,
                    CorrectionsEndpoint.class));
        if (duty.showsConsole()) doors.add(ConsoleRooms.class);
        return doors;
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("org.rowan.server.console")
    static class ConsoleRooms {}

    private static Map<String, Object> settings(Opening opening) {
        return Map.ofEntries(
                Map.entry("server.address", opening.address()),
                Map.entry("server.port", opening.port()),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("server.error.whitelabel.enabled", "false"),
                Map.entry("server.tomcat.connection-timeout", "20s"),
                Map.entry("server.tomcat.max-swallow-size", "1MB"),
                // The program does not know under which scheme a proxy is reached.
                Map.entry("server.tomcat.use-relative-redirects", "true"),
                Map.entry("server.servlet.session.timeout", "30m"),
                Map.entry("server.servlet.session.tracking-modes", "cookie"),
                Map.entry("server.servlet.session.cookie.name", "rowan"),
                Map.entry("server.servlet.session.cookie.http-only", "true"),
                Map.entry("server.servlet.session.cookie.same-site", "strict"),
                Map.entry("server.servlet.session.cookie.secure", String.valueOf(opening.secureCookies())),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "20s"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                Map.entry("spring.main.web-application-type", "servlet"));
    }

    /// The pages, compiled with the program.
    @Bean
    TemplateEngine pages() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }
}

package dev.porthole.app.fence;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know whom: app knows views and connectors, views know only the vocabulary, connectors not each other. */
class ArrowsTest {

    private static final JavaClasses SHIPPED = Fence.shipped();
    private static final String API = "dev.porthole.connectors.api..";
    /** The two languages and the gateway: what several connectors share. */
    private static final String[] SHARED = {
        "dev.porthole.connectors.http..", "dev.porthole.connectors.promql..", "dev.porthole.connectors.kql.."
    };

    @Test
    void the_fence_sees_every_module() {
        Set<String> modules = Set.of("connectors.api", "connectors.http", "connectors.prometheus", "views", "app");

        assertThat(modules)
                .allSatisfy(module -> assertThat(SHIPPED)
                        .as(module)
                        .anyMatch(type -> type.getPackageName().startsWith("dev.porthole." + module)));
    }

    @Test
    void only_app_knows_app() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.porthole.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.porthole.app..")
                .check(SHIPPED);
    }

    @Test
    void connectors_know_no_window() {
        noClasses()
                .that()
                .resideInAPackage("dev.porthole.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "eu.hansolo..", "dev.porthole.views..")
                .check(SHIPPED);
    }

    @Test
    void connectors_do_not_know_each_other() {
        SlicesRuleDefinition.slices()
                .matching("dev.porthole.connectors.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(API))
                .ignoreDependency(DescribedPredicate.not(resideInAnyPackage(SHARED)), resideInAnyPackage(SHARED))
                .check(SHIPPED);
    }

    @Test
    void the_vocabulary_knows_only_the_jdk() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, "java..", "org.jspecify..")
                .check(SHIPPED);
    }

    @Test
    void views_know_only_the_vocabulary() {
        DescribedPredicate<JavaClass> connectors = resideInAPackage("dev.porthole.connectors..");

        noClasses()
                .that()
                .resideInAPackage("dev.porthole.views..")
                .should()
                .dependOnClassesThat(connectors.and(DescribedPredicate.not(resideInAPackage(API))))
                .check(SHIPPED);
        noClasses()
                .that()
                .resideInAPackage("dev.porthole.views..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "org.apache.hc..", "io.fabric8..", "tools.jackson..", "com.fasterxml..")
                .check(SHIPPED);
    }

    @Test
    void view_models_hold_no_controls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .check(SHIPPED);
    }

    @Test
    void only_the_tiles_know_tilesfx() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.porthole.views.board.tile")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("eu.hansolo..")
                .check(SHIPPED);
    }
}

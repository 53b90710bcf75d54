package dev.porthole.app.fence;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.porthole.app.Porthole;
import dev.porthole.views.bridge.UiBridge;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What no class does, wherever it is. */
class HabitsTest {

    private static final JavaClasses SHIPPED = Fence.shipped();

    @Test
    void only_the_bridge_posts_to_the_ui_thread() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(UiBridge.class)
                .should()
                .accessTargetWhere(
                        target(owner(JavaClass.Predicates.type(Platform.class))).and(target(name("runLater"))))
                .check(SHIPPED);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.porthole.app.command..")
                .and()
                .doNotBelongToAnyOf(Porthole.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessTargetWhere(target(name("printStackTrace")))
                .check(SHIPPED);
    }

    @Test
    void nothing_sleeps() {
        noClasses()
                .should()
                .accessTargetWhere(target(owner(JavaClass.Predicates.belongToAnyOf(Thread.class, TimeUnit.class)))
                        .and(target(name("sleep"))))
                .check(SHIPPED);
    }

    @Test
    void nothing_is_left_undone() {
        noClasses()
                .should()
                .callConstructor(UnsupportedOperationException.class)
                .orShould()
                .callConstructor(UnsupportedOperationException.class, String.class)
                .check(SHIPPED);
    }

    @Test
    void nothing_static_changes() {
        fields().that().areStatic().should().beFinal().check(SHIPPED);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(JavaClass.Predicates.resideInAPackage("java.util.concurrent.atomic"))
                .orShould()
                .haveRawType(JavaClass.Predicates.assignableTo(java.util.concurrent.ConcurrentMap.class))
                .check(SHIPPED);
    }

    @Test
    void time_comes_from_a_clock() {
        noClasses()
                .should()
                .accessTargetWhere(readsTheWallClock())
                .orShould()
                .callConstructor(Date.class)
                .check(SHIPPED);
    }

    @Test
    void every_package_is_null_marked() {
        classes().should(beInANullMarkedPackage()).check(SHIPPED);
    }

    @Test
    void no_class_is_named_after_nothing() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(SHIPPED);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
        return DescribedPredicate.describe("reads the wall clock", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean now = owner.startsWith("java.time.")
                    && name.equals("now")
                    && !access.getTarget().getFullName().contains("Clock");
            return now || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
        });
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package marked with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info with @NullMarked"));
                }
            }
        };
    }
}

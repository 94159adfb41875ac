package org.gridmediation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gridmediation.access.Operation;
import org.gridmediation.http.Versioned;

@AnalyzeClasses(packages = "org.gridmediation", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Who calls, where, how it is written down and answered: one kernel under all features. */
    private static final Set<String> KERNEL = Set.of("access", "area", "contract", "http", "job", "journal", "records");

    @ArchTest
    static final ArchRule everyOperationNamesItsPermission = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(PermissionsAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule operationsReturnWhatTheyAnswer =
            methods().that().areMetaAnnotatedWith(HttpMethod.class).should().notHaveRawReturnType(Response.class);

    @ArchTest
    static final ArchRule entitiesStayInside = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .notHaveRawReturnType(
                    com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(Entity.class)
                            .as("an entity")
                            .forSubtype());

    @ArchTest
    static final ArchRule resourcesThatReadAreTransactional = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .doNotHaveSimpleName("MeResource")
            .and()
            .doNotHaveSimpleName("ProblemResource")
            .should()
            .beAnnotatedWith(Transactional.class);

    /** What has a tag is answered with 304 and 412 too, and the contract says so of that kind. */
    @ArchTest
    static final ArchRule whatHasATagIsOfTheKindThatHas = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .should(new ArchCondition<>("be GET when they have a tag") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    var operation = Operation.of(method.getName());
                    if (operation != null
                            && (operation.kind() == Operation.Kind.GET)
                                    != method.getRawReturnType().isAssignableTo(Versioned.class))
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " is " + operation.kind()));
                }
            });

    /** In which order observers are called is said by them, not left to the container; the events say it on one page. */
    @ArchTest
    static final ArchRule whoFollowsAnEventOfMoreThanOneSaysItsPlace = methods()
            .that(new DescribedPredicate<JavaMethod>("observe DisputeEvent, ResidentMoved or BeforeCommit") {
                @Override
                public boolean test(JavaMethod method) {
                    return observed(method).isPresent();
                }
            })
            .should(new ArchCondition<>("have a priority") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!observed(method).orElseThrow().isAnnotatedWith(Priority.class))
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has none"));
                }
            });

    private static Optional<JavaParameter> observed(JavaMethod method) {
        return method.getParameters().stream()
                .filter(p -> p.isAnnotatedWith(Observes.class)
                        && Set.of("DisputeEvent", "ResidentMoved", "BeforeCommit")
                                .contains(p.getRawType().getSimpleName()))
                .findFirst();
    }

    /** Who looks for a name finds one class. */
    @ArchTest
    static void everyNameIsThatOfOneClass(JavaClasses classes) {
        var names = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @ArchTest
    static final ArchRule nothingIsNamedForALayer = noClasses()
            .should()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("DTO");

    /** Where sets are worked on. */
    private static final Set<String> SETS =
            Set.of("content", "exports", "feed", "imports", "job", "journal", "local", "report", "statistics");

    /** What else speaks SQL, and why. */
    private static final Set<String> NATIVE = Set.of(
            // It sets and reads the transaction's area, before and beside any entity.
            "access.Posts",
            "access.Scope",
            "access.TimeLimits",
            "account.KeycloakAccounts",
            "http.IdempotencyKeys",
            "http.IdempotencyInterceptor",
            // A lock that a foreign key takes, or that holds it off.
            "area.Areas",
            "area.Redistricting",
            // Files of areas, and one count over three tables.
            "area.AreaFile",
            "area.AreaLoad",
            "area.CoverageQuery",
            // A number is given once, in one statement.
            "dispute.Numbers",
            // Functions of the database's, which see what the caller does not.
            "correction.CorrectionMoves",
            "dispute.Neutrality",
            "document.CaseFiles",
            "document.Names",
            "session.Notes",
            "succession.RecordMoves",
            // What lies in a package above, or outside the wall.
            "correction.CorrectionActions",
            "link.NovelKeys",
            "link.RepeatKeys",
            "link.Repeats",
            "succession.SuccessionResource");

    /** The rest asks in the entities' words, so that the first wall stands in every question (ADR 24). */
    @ArchTest
    static final ArchRule onlyTheseSpeakSql = noClasses()
            .that(new DescribedPredicate<JavaClass>("are not named here") {
                @Override
                public boolean test(JavaClass type) {
                    var name = type.getName()
                            .replaceFirst("^org\\.gridmediation\\.", "")
                            .replaceFirst("\\$.*", "");
                    return !NATIVE.contains(name) && !SETS.contains(name.split("\\.")[0]);
                }
            })
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("a native query is made or a statement prepared") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getName().startsWith("createNative")
                            || call.getTargetOwner().getPackageName().equals("java.sql")
                                    && call.getName().startsWith("prepare");
                }
            });

    /** In which order constants are declared says nothing: what is above or before something else says so itself. */
    @ArchTest
    static final ArchRule constantsAreNotComparedByTheirOrder = noClasses()
            .should()
            .accessTargetWhere(
                    new DescribedPredicate<JavaAccess<?>>("constants are compared, or a range of them is made") {
                        @Override
                        public boolean test(JavaAccess<?> access) {
                            return access.getTargetOwner().isAssignableTo(Enum.class)
                                            && access.getName().equals("compareTo")
                                    || access.getTargetOwner().isEquivalentTo(EnumSet.class)
                                            && access.getName().equals("range");
                        }
                    });

    /** In the sources, since every switch is compiled to it. */
    @ArchTest
    static void constantsAreNotNumbered(JavaClasses classes) throws IOException {
        try (var sources = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern("\\bordinal\\b"));
        }
    }

    @ArchTest
    static final ArchRule featuresHaveNoCycles = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    var parts = type.getPackageName().split("\\.");
                    if (parts.length < 3) return SliceIdentifier.ignore();
                    return SliceIdentifier.of(KERNEL.contains(parts[2]) ? "kernel" : parts[2]);
                }

                @Override
                public String getDescription() {
                    return "features";
                }
            })
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheDemoAndTheMainKnowTheEmbeddedServers = noClasses()
            .that(
                    resideInAnyPackage(
                            "org.gridmediation.(access|area|http|journal|dispute|outcome|resident|mediator|organization|privacy)"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gridmediation.local");
}

package org.gridmediation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** A replacement that finds nothing changes nothing, and its test proves nothing: {@link Body} and {@link Text} fail then. */
@AnalyzeClasses(packages = "org.gridmediation", importOptions = ImportOption.OnlyIncludeTests.class)
class BodyRulesTest {
    /** Who replaces in a text what need not be in it. */
    private static final Set<String> FREE = Set.of(
            "Text",
            // Paths of the contract, with their variables.
            "AccessTest",
            "Addressed",
            "ContractFilter",
            "FuzzTest",
            "MethodsTest",
            "OddValuesTest",
            // Tags of answers, which may be compressed.
            "EtagsTest",
            "PreconditionsTest",
            // Names, and texts of ours, that are compared.
            "ArchitectureTest",
            "DistrictIT",
            "FaultSuite",
            "LimitSettingsTest",
            "ReturnPaperTest",
            "TextsTest",
            // Quotation marks in a cell.
            "OddTable");

    /** Printed forms, and statements in a log. */
    private static final Set<String> FREE_PACKAGES = Set.of("org.gridmediation.document", "org.gridmediation.bench");

    @ArchTest
    static final ArchRule bodiesAreChangedByPointer = noClasses()
            .that(new DescribedPredicate<JavaClass>("are not named here") {
                @Override
                public boolean test(JavaClass type) {
                    var top = type;
                    while (top.getEnclosingClass().isPresent())
                        top = top.getEnclosingClass().get();
                    return !FREE_PACKAGES.contains(type.getPackageName()) && !FREE.contains(top.getSimpleName());
                }
            })
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("texts are replaced in a String") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isEquivalentTo(String.class)
                            && call.getName().startsWith("replace")
                            && !call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(char.class);
                }
            });
}

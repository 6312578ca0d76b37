// Validates PDFs against PDF/UA-1 with veraPDF; a line for each failure, and an exit code of 1 where there are any.

import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean failed = false;
        for (String name : names) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(name), PDFAFlavour.PDFUA_1)) {
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
                ValidationResult result = validator.validate(parser);
                for (TestAssertion one : result.getTestAssertions()) {
                    if (one.getStatus() != TestAssertion.Status.FAILED) continue;
                    System.out.println(name + ": " + one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber()
                        + " " + one.getMessage() + " at " + one.getLocation().getContext());
                }
                System.out.println(name + ": " + (result.isCompliant() ? "compliant" : "not compliant")
                    + ", " + result.getTotalAssertions() + " checks");
                failed |= !result.isCompliant();
            }
        }
        System.exit(failed ? 1 : 0);
    }
}

package dev.neurojit.cli;

import dev.neurojit.certify.Campaign;
import dev.neurojit.certify.Certificate;
import dev.neurojit.certify.NoCertificateException;
import dev.neurojit.certify.PlanarCampaign;
import dev.neurojit.certify.Summary;
import dev.neurojit.certify.Verification;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.PlanarObjective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.planar.PlanarEnsemble;
import dev.neurojit.syntax.Source;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc verify-certificate}: flies a certificate again. */
@Command(
    name = "verify-certificate",
    description = {
      "Flies the run of a landing certificate again and says whether everything is equal.",
      "The certificate holds the texts of controller and scenario: nothing else is needed."
    },
    mixinStandardHelpOptions = true)
final class VerifyCertificateCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 10;

  private final Terminal terminal;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "FILE", description = "Certificate, - for stdin.")
  private String file = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Cores to fly on; does not change the result. Default: all.")
  private @Nullable Integer threads;

  VerifyCertificateCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException {
    if (threads != null && (threads < 1 || threads > 1024)) {
      throw new InputException("--threads " + threads + ": expected 1 to 1024");
    }
    Certificate certificate = read();
    Source program = Source.of(certificate.controller().file(), certificate.controller().text());
    Summary certified = certificate.run();
    if (certified.count() < 1 || certified.count() > Campaign.MOST) {
      throw new InputException(
          file + ": run/count is " + certified.count() + ", expected 1 to " + Campaign.MOST);
    }
    for (Certificate.Text text : List.of(certificate.controller(), certificate.scenario())) {
      if (!text.genuine()) {
        return differs("the text of " + printable(text.file()) + " is not the one that was hashed");
      }
    }
    Loaded.Ok loaded = scenario(certificate);
    Objective objective =
        loaded.isPlanar()
            ? PlanarObjective.of(PlanarEnsemble.of(loaded).draw(certified.seed(), 0))
            : LanderObjective.of(loaded.ensemble().draw(certified.seed(), 0));
    var candidate = new Candidate(1, 0, "certified", "", program);
    if (new Judge(objective).judge(candidate).verdict() instanceof Verdict.Rejected rejected) {
      return differs("its controller did not fly: " + rejected.diagnostics().getFirst().message());
    }
    Summary summary = again(program, loaded, certified);
    return report(
        certificate,
        Verification.of(
            certificate, FlightBatch.certificate(program, certificate.scenario(), summary)));
  }

  private Summary again(Source program, Loaded.Ok loaded, Summary certified) {
    int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    var batch = new FlightBatch(terminal, cores);
    if (loaded.isPlanar()) {
      var campaign =
          new PlanarCampaign(PlanarEnsemble.of(loaded), certified.seed(), certified.count());
      return Summary.of(campaign, batch.fly(program, campaign));
    }
    var campaign = new Campaign(loaded.ensemble(), certified.seed(), certified.count());
    return Summary.of(campaign, batch.fly(program, campaign));
  }

  private Certificate read() throws InputException {
    Source text = ProgramFile.read(file, in);
    try {
      return Certificate.read(text.text());
    } catch (NoCertificateException e) {
      throw new InputException(
          text.name() + e.place() + ": " + e.getMessage(),
          "give a file that `neurojitc run --scenarios N --certify FILE` wrote");
    }
  }

  private Loaded.Ok scenario(Certificate certificate) throws InputException {
    Certificate.Text scenario = certificate.scenario();
    return switch (Ensemble.read(scenario.file(), scenario.text())) {
      case Loaded.Ok ok -> ok;
      case Loaded.Rejected(var defect) ->
          throw new InputException(file + ": its scenario: " + defect.message());
    };
  }

  private int report(Certificate certificate, Verification verification) {
    verification
        .changes()
        .forEach(change ->
            terminal
                .err()
                .println(
                    "note: "
                        + change.path()
                        + " was "
                        + change.certified()
                        + ", is now "
                        + change.replayed()));
    if (!verification.isEqual()) {
      verification.differences().stream()
          .limit(MOST_SHOWN)
          .forEach(each ->
              terminal
                  .out()
                  .println(
                      "  "
                          + each.path()
                          + ": certified "
                          + each.certified()
                          + ", replayed "
                          + each.replayed()));
      int figures = verification.differences().size();
      return differs(figures == 1 ? "1 figure differs" : figures + " figures differ");
    }
    terminal
        .out()
        .println(
            terminal.outStyle().good("equal")
                + String.format(
                    Locale.ROOT,
                    ": %,d flights replayed to the last bit, %.2f %% land softly",
                    certificate.run().count(),
                    100 * certificate.run().softLandings().share()));
    return ExitCode.OK;
  }

  /** A name that cannot move the cursor. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private int differs(String why) {
    terminal.out().println(terminal.outStyle().bad("different") + ": " + why);
    return ExitCode.FINDINGS;
  }
}

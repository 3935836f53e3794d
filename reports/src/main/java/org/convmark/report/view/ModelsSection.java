package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.convmark.result.ModelFact;

/** The networks of the suite: what they cost, and what is published of them. */
final class ModelsSection {

  private static final String ID = "models";
  private static final String TITLE = "Accuracy, cost and size";

  private ModelsSection() {}

  static Section of(RunIndex index) {
    List<ModelFact> models = index.run().documentation().models();
    if (models.isEmpty()) {
      return Section.empty(ID, TITLE, "The run holds no facts about its networks.");
    }
    Set<String> measured = Set.copyOf(index.models());
    List<ModelFact> own =
        models.stream().filter(model -> measured.contains(model.model())).toList();
    List<Block> blocks = new ArrayList<>();
    ErrorChart.of(models, measured).ifPresent(blocks::add);
    if (!own.isEmpty()) {
      blocks.add(OwnModels.counted(own));
      blocks.add(OwnModels.published(own));
    }
    blocks.add(AllModels.of(models, measured));
    return new Section(ID, TITLE, List.of(lead(models.size(), own.size())), blocks);
  }

  private static String lead(int all, int own) {
    return String.format(
        Locale.ROOT,
        "%d %s known here; %d of them %s measured in this run.",
        all,
        all == 1 ? "network is" : "networks are",
        own,
        own == 1 ? "is" : "are");
  }
}

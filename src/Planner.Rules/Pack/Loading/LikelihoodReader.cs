using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/targets/likelihood.json</c>.</summary>
internal static class LikelihoodReader
{
    public static (IReadOnlyList<LikelihoodWord> Words, Coefficient? MostHalfWidth) Read(PackSource source)
    {
        ObjectReader? file = source.Open("targets/likelihood.json", "the likelihood file");
        if (file is null)
        {
            return ([], null);
        }

        var words = new List<LikelihoodWord>();
        foreach (JsonValue item in file.RequiredArray("words"))
        {
            var reader = new ObjectReader(item, "a likelihood word", source.Diagnostics);
            string id = reader.Identifier();
            var word = new LikelihoodWord(
                id, reader.RequiredNumber("from", 0, 1), reader.RequiredNumber("to", 0, 1), reader.Title("word"), reader.Provenance($"the likelihood word '{id}'"));
            reader.Finish();
            if (word.To <= word.From)
            {
                source.Diagnostics.Error("PLN0822", reader.SpanOf("to"), $"the range of the likelihood word '{id}' is empty");
            }

            if (source.Define("likelihood word", id, reader.SpanOf("id")))
            {
                words.Add(word);
            }
        }

        Coefficient? mostHalfWidth = file.Has("mostHalfWidth") ? file.Coefficient("mostHalfWidth", 0.001, 0.5) : null;
        file.Finish();
        CheckCover(words, file, source);
        return (words, mostHalfWidth);
    }

    private static void CheckCover(List<LikelihoodWord> words, ObjectReader file, PackSource source)
    {
        double reached = 0;
        foreach (LikelihoodWord word in words.OrderBy(w => w.From).ThenBy(w => w.To))
        {
            if (word.From > reached)
            {
                source.Diagnostics.Error("PLN0822", source.PlaceOf("likelihood word", word.Id), FormattableString.Invariant($"no likelihood word covers {reached} to {word.From}"));
            }

            reached = Math.Max(reached, word.To);
        }

        if (reached < 1)
        {
            source.Diagnostics.Error("PLN0822", file.Span, FormattableString.Invariant($"no likelihood word covers {reached} to 1"));
        }
    }
}

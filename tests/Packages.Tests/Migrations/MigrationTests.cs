using Judges;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Migrations;

/// <summary>The programs of docs/migrating.md, before and after: they compile with the packages that the page names, and emit what the page promises.</summary>
public sealed class MigrationTests(PackageFeed feed)
{
    [JudgedFact]
    public async Task Each_program_compiles_and_answers_and_emits_what_the_page_promises()
    {
        var folder = feed.CreateFolder("migrations");
        var migrations = Migration.Read(await File.ReadAllTextAsync(Path.Combine(feed.Source, "docs", "migrating.md")));
        Assert.Equal(7, migrations.Count);
        Assert.Subset(migrations.Select(static m => m.Title).ToHashSet(), MigrationPromises.ByTitle.Keys.ToHashSet());
        Assert.Equal(["From the X-Ray SDK", "From Amazon.CloudWatch.EMF"], migrations.Where(static m => m.Before == null).Select(static m => m.Title));
        var programs = migrations.Index().SelectMany(static m => new[] { ($"Before{m.Index}", m.Item.Before), ($"After{m.Index}", m.Item.After) })
            .Where(static p => p.Item2 != null).Select(static p => (Name: p.Item1, Step: p.Item2!)).ToList();
        await new MigrationProjects(feed).CreateAsync(folder, programs);
        (await feed.DotNet.RunAsync(folder, "build", "Migrations.slnx", "-v", "quiet")).Successful();

        foreach (var (name, step) in programs)
        {
            var title = migrations[name[^1] - '0'].Title;
            var embedded = title.EndsWith("EMF", StringComparison.Ordinal) ? "otlp,awsemf" : "otlp";
            var run = await MigrationRun.RunAsync(Path.Combine(folder, name, "bin", "Debug", "net10.0", $"{name}.dll"), ("OTEL_METRICS_EXPORTER", embedded));

            // Serilog alone sends nothing, and Azure Monitor sends to Azure.
            var sends = step.Packages.Any(static p => p.StartsWith("StandardObservability", StringComparison.Ordinal) || p.EndsWith("OpenTelemetryProtocol", StringComparison.Ordinal));
            var names = run.Spans.Select(static s => s.Name).ToList();
            Assert.True(sends == names.Contains("GET /"), $"{title}, {name}: {string.Join(", ", names)}");
            if ((name.StartsWith("After", StringComparison.Ordinal) || title == MigrationPromises.HandWired) && MigrationPromises.ByTitle.TryGetValue(title, out var verify))
            {
                verify(run);
            }
        }
    }

    [Fact]
    public async Task A_program_that_is_not_compiled_names_its_source_and_date()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(feed.Source, "docs", "migrating.md"));

        var sections = Migration.Sections(page).Where(static s => s.Contains("```cs\n", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, sections.Count);
        Assert.All(sections, static s => Assert.Matches("(?s)^[^`]*Before.*Not compiled here\\. Source: .*commit.*, read on\\s2026-\\d\\d-\\d\\d\\.\n```cs\n", s));
    }
}

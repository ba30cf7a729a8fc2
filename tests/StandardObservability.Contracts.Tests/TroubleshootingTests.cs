using System.Reflection;
using StandardObservability.Contracts.Tests.References;
using StandardObservability.Diagnosis.Doctor;
using Xunit;

namespace StandardObservability.Contracts.Tests;

public sealed class TroubleshootingTests
{
    [Fact]
    public void The_table_of_failing_exports_is_generated_from_the_remedies()
        => GeneratedSection.Verify("failures", FailureTable.Create(), "docs", "troubleshooting.md");

    [Fact]
    public void The_page_has_the_section_that_each_finding_of_the_doctor_names()
    {
        var sections = File.ReadLines(Path.Combine(Repository.Root, "docs", "troubleshooting.md"))
            .Where(static l => l.StartsWith("## ", StringComparison.Ordinal))
            .Select(static l => l[3..].ToLowerInvariant().Replace(' ', '-'))
            .ToList();

        var pages = typeof(DoctorPages).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static f => (string)f.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Except(sections));
    }
}

using System.Text.RegularExpressions;
using Xunit;

namespace StandardObservability.Contracts.Tests.Commands;

/// <summary>Each command on a page is run by a test, or its page tells that it is not.</summary>
public sealed class CommandTests
{
    private static readonly IReadOnlyList<PageCommand> Commands = [.. PageCommand.FindAll()];

    [Fact]
    public void Each_command_of_a_page_is_run_by_a_test_or_the_page_tells_that_it_is_not()
    {
        Assert.NotEmpty(Commands);
        Assert.All(Commands, static c =>
        {
            var use = Assert.Single(CommandUse.All, u => Matches(u, c));
            var file = use.RunBy ?? c.Page;
            Assert.True(Repository.Read(file).Contains(use.Evidence, StringComparison.Ordinal), $"{c.Page} has \"{c.Text}\", and {file} has no \"{use.Evidence}\".");
        });
    }

    [Fact]
    public void Each_form_has_a_command()
        => Assert.All(CommandUse.All, static u => Assert.Contains(Commands, c => Matches(u, c)));

    private static bool Matches(CommandUse use, PageCommand command) => Regex.IsMatch(command.Text, $"^(?:{use.Form})$");
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judges;
using StandardObservability.Export.Detail;
using Xunit;

namespace StandardObservability.Tests.Export.Detail;

/// <summary>The bounds of the details of traces, and what happens to details that come late or never end.</summary>
public sealed class TraceDetailTests
{
    [Fact]
    public void What_comes_after_the_local_root_is_exported_when_its_details_were_kept()
    {
        var (kept, discarded) = (new TraceDetail(new DetailBudget()), new TraceDetail(new DetailBudget()));
        using var span = new Activity("late");
        Assert.False(kept.Add(span));
        kept.Complete(keep: true);
        discarded.Complete(keep: false);

        Assert.True(kept.Add(span));
        Assert.True(kept.AddLine("line\n"u8));
        Assert.False(discarded.Add(span));
        Assert.False(discarded.AddLine("line\n"u8));
    }

    [Fact]
    public void The_budget_of_all_traces_is_returned_when_they_end()
    {
        var budget = new DetailBudget();
        for (var round = 0; round < 3; round++)
        {
            var details = Enumerable.Range(0, (DetailBudget.MaxBytes / TraceDetail.MaxBytes) + 1).Select(_ => new TraceDetail(budget)).ToList();
            details.ForEach(static d => d.AddLine(new byte[TraceDetail.MaxBytes]));
            var contents = details.Select(static d => d.Complete(keep: true)).ToList();

            Assert.Equal(1, contents.Sum(static c => c.Dropped));
            Assert.Equal(DetailBudget.MaxBytes, contents.Sum(static c => c.Text.Length));
        }
    }

    [Fact]
    public async Task The_budget_of_a_local_root_that_never_ends_is_returned()
    {
        var budget = new DetailBudget();
        Abandon(budget);

        await Poll.UntilAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                var taken = budget.TryTakeBytes(DetailBudget.MaxBytes);
                budget.Return(0, taken ? DetailBudget.MaxBytes : 0);
                return taken;
            },
            Poll.DefaultTimeout,
            "the whole budget");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon(DetailBudget budget)
    {
        var root = new Activity("never ends") { IsAllDataRequested = true };
        TraceDetail.FindOrCreate(root, budget)!.AddLine(new byte[1_000]);
    }
}

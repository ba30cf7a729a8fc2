namespace StandardObservability.Benchmarks.Saturation;

/// <summary>Programs that run at the same time. Disposal ends them, also after a failure.</summary>
internal sealed class SaturatedPrograms : IAsyncDisposable
{
    private readonly List<SaturatedProgram> _all = [];

    public IReadOnlyList<SaturatedProgram> All => _all;

    public void Add(SaturatedProgram program) => _all.Add(program);

    /// <summary>The programs, in the opposite order in each second round.</summary>
    public IEnumerable<SaturatedProgram> InTurns(int round) => round % 2 == 0 ? _all : Enumerable.Reverse(_all);

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _all)
        {
            await program.DisposeAsync();
        }
    }
}

using StandardObservability.Benchmarks;

try
{
    return await new Verbs(args).RunAsync();
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

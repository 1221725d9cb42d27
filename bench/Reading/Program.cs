using System.Globalization;
using ToaSoan.Bench.Reading;
using ToaSoan.Durability;

// dotnet run -c Release --project bench/Reading                     beside nginx and a bare Kestrel, then while the newsroom works
// dotnet run -c Release --project bench/Reading -- miss FOLDER      rendering from the database; FOLDER is one kept by bench/Search
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["bare", var port, var file, var type]:
        return await Bare.ServeAsync(int.Parse(port), file, type);
    case ["miss", var kept]:
        return await Miss.RunAsync(Path.GetFullPath(kept));
    case []:
        break;
    default:
        await Console.Error.WriteLineAsync("usage: reading-bench [miss FOLDER]");
        return 2;
}

var folder = Directory.CreateTempSubdirectory("toasoan-reading-").FullName;
try
{
    var data = Path.Combine(folder, "data");
    await Shell.RunAsync("dotnet", Server.Program, "demo", "--data", data);
    var good = await Beside.RunAsync(data, folder);
    good &= await WhileWritten.RunAsync(Path.Combine(folder, "city"));
    return good ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

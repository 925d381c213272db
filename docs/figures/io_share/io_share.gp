# io_share: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
1 0.999873023 0.999873023 0.999873023
2 1.99745383 1.99745383 1.99745383
4 3.98333597 3.98333597 3.98333597
8 7.86524406 7.86524406 7.86524406
16 15.2697783 15.2697783 15.2697783
32 28.1013137 28.1013137 28.1013137
64 41.6830837 41.6830837 41.6830837
EOD
$p1s2 << EOD
1 0.999220821 0.999220821 0.999220821
2 1.98947142 1.98947142 1.98947142
4 3.94959226 3.94959226 3.94959226
8 7.65963935 7.65963935 7.65963935
16 13.6501248 13.6501248 13.6501248
32 16.1060585 16.1060585 16.1060585
64 15.8347053 15.8347053 15.8347053
EOD
$p1s3 << EOD
1 0.999752882 0.999752882 0.999752882
2 1.92089011 1.92089011 1.92089011
4 3.43919916 3.43919916 3.43919916
8 4.72481028 4.72481028 4.72481028
16 4.77475851 4.77475851 4.77475851
32 4.75409039 4.75409039 4.75409039
64 4.68431687 4.68431687 4.68431687
EOD
$p1s4 << EOD
1 0.998884601 0.998884601 0.998884601
2 1.6168147 1.6168147 1.6168147
4 1.95081544 1.95081544 1.95081544
8 1.96433002 1.96433002 1.96433002
16 1.96050363 1.96050363 1.96050363
32 1.96013335 1.96013335 1.96013335
64 1.94148648 1.94148648 1.94148648
EOD
$p1s5 << EOD
1 1.00001802 1.00001802 1.00001802
2 1.21590977 1.21590977 1.21590977
4 1.23579223 1.23579223 1.23579223
8 1.23570013 1.23570013 1.23570013
16 1.23380272 1.23380272 1.23380272
32 1.23419073 1.23419073 1.23419073
64 1.22643417 1.22643417 1.22643417
EOD
$p1s6 << EOD
1 0.999702132 0.999702132 0.999702132
2 0.992680742 0.992680742 0.992680742
4 0.985469085 0.985469085 0.985469085
8 0.985400298 0.985400298 0.985400298
16 0.986881652 0.986881652 0.986881652
32 0.98659898 0.98659898 0.98659898
64 0.98189347 0.98189347 0.98189347
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [0.846745312:75.5835303]
set logscale y
set yrange [0.845178719:48.4256723]
unset label
unset arrow
set label 'Threads help while they wait: the GIL''s ceiling is one core' at screen 0.01750,0.96457 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'threads' at screen 0.48742,0.05118 center front textcolor rgb '#222222'
set label 'speed-up over sequential' at screen 0.02000,0.52756 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.07307
set rmargin at screen 0.90177
set tmargin at screen 0.92126
set bmargin at screen 0.13386
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64)
set ytics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set label '99 % I/O' at screen 0.88358,0.89210 left front textcolor rgb '#005A8C'
set label '95 % I/O' at screen 0.88358,0.70384 left front textcolor rgb '#A84A00'
set label '80 % I/O' at screen 0.88358,0.46693 left front textcolor rgb '#00724F'
set label '50 % I/O' at screen 0.88358,0.29562 left front textcolor rgb '#A04878'
set label '20 % I/O' at screen 0.88358,0.20628 left front textcolor rgb '#946600'
set label 'no I/O' at screen 0.88358,0.16302 left front textcolor rgb '#2378A8'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1s4 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#CC79A7', \
  $p1s5 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#E69F00', \
  $p1s6 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#56B4E9', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $p1s4 using 1:2 with lines linewidth 2 dashtype (12,4,3,4) linecolor rgb '#CC79A7', \
  $p1s4 using 1:2 with points pointtype 13 pointsize 0.8 linecolor rgb '#CC79A7', \
  $p1s5 using 1:2 with lines linewidth 2 dashtype (6,3) linecolor rgb '#E69F00', \
  $p1s5 using 1:2 with points pointtype 11 pointsize 0.8 linecolor rgb '#E69F00', \
  $p1s6 using 1:2 with lines linewidth 2 dashtype (18,4) linecolor rgb '#56B4E9', \
  $p1s6 using 1:2 with points pointtype 6 pointsize 0.8 linecolor rgb '#56B4E9'
unset multiplot
